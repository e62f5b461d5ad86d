-- The language server in a real Neovim, with the configuration that users are given.
-- nvim --clean --headless -l check.lua CONFIGURATION SERVER FOLDER

local configuration, server, desk = unpack(arg)
local rule = 'conflicting-number'
local patience = 60000

vim.opt.runtimepath:prepend(configuration)
vim.cmd('filetype on')
vim.lsp.config('factlint', { cmd = { server, 'lsp' } })
vim.lsp.enable('factlint')

local function check(holds, what, level)
  if not holds then
    error(what, level or 2)
  end
end

local function wait(what, condition)
  check(vim.wait(patience, condition, 20), 'never came: ' .. what, 3)
end

local function open(name)
  vim.cmd.edit(vim.fn.fnameescape(desk .. '/' .. name))
  return vim.api.nvim_get_current_buf()
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local function conflicts(buffer)
  return vim.tbl_filter(function(found)
    return found.code == rule
  end, vim.diagnostic.get(buffer))
end

local function words(buffer, found)
  local range = { found.lnum, found.col, found.end_lnum, found.end_col }
  return vim.api.nvim_buf_get_text(buffer, range[1], range[2], range[3], range[4], {})[1]
end

--- Chooses an action at the conflict of the current buffer, as the writer does.
local function act(buffer, start)
  vim.api.nvim_set_current_buf(buffer)
  local found = conflicts(buffer)[1]
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return vim.startswith(action.title, start)
    end,
  })
end

local morning, evening = open('morning.md'), open('evening.md')
wait('the server', function()
  return #vim.lsp.get_clients({ name = 'factlint', bufnr = evening }) == 1
end)
local client = vim.lsp.get_clients({ name = 'factlint' })[1]
check(client.root_dir == vim.fs.normalize(desk), 'the folder is ' .. tostring(client.root_dir))
check(#vim.lsp.get_clients({ name = 'factlint', bufnr = morning }) == 1, 'one server for both')

-- The conflict shows at both ends, at the right words behind letters of several bytes.
for buffer, figure in pairs({ [morning] = '25 houses', [evening] = '40 houses' }) do
  wait('the conflict at ' .. figure, function()
    return #conflicts(buffer) == 1
  end)
  local found = conflicts(buffer)[1]
  check(words(buffer, found) == figure, 'it stands at ' .. words(buffer, found))
  check(found.source == 'factlint' and found.severity == vim.diagnostic.severity.WARN, 'source and severity')
end

-- Hover says what was read.
local found = conflicts(morning)[1]
vim.api.nvim_set_current_buf(morning)
vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
local hover = client:request_sync('textDocument/hover', params, patience, morning)
check(hover and hover.result.contents.value:find('**Figure**: 25', 1, true), vim.inspect(hover))

-- Settled here, it goes at both ends.
local before = text(evening)
act(morning, 'Use “40” here')
wait('the edit here', function()
  return text(morning):find('destroyed 40 houses', 1, true) ~= nil
end)
check(text(evening) == before, 'the other text stays as it is')
wait('the end of the conflict', function()
  return #conflicts(morning) == 0 and #conflicts(evening) == 0
end)

-- Undone, it is back, and is settled over there.
vim.cmd.undo()
wait('the conflict again', function()
  return #conflicts(morning) == 1 and #conflicts(evening) == 1
end)
before = text(morning)
act(morning, 'Use “25” there')
wait('the edit there', function()
  return text(evening):find('destroyed 25 houses', 1, true) ~= nil
end)
check(text(morning) == before, 'this text stays as it is')
wait('the end of the conflict', function()
  return #conflicts(morning) == 0 and #conflicts(evening) == 0
end)

-- Changed settings hold at once.
vim.api.nvim_set_current_buf(evening)
vim.cmd.undo()
wait('the conflict again', function()
  return #conflicts(morning) == 1 and #conflicts(evening) == 1
end)
client.settings = { factlint = { ignore = { rule } } }
client:notify('workspace/didChangeConfiguration', { settings = client.settings })
wait('silence', function()
  return #conflicts(morning) == 0 and #conflicts(evening) == 0
end)

client:stop()
wait('the end of the server', function()
  return client:is_stopped()
end)
print('neovim ' .. tostring(vim.version()) .. ': all holds\n')
