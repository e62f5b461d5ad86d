---@brief
--- factlint finds the facts that disagree, in one text and between the texts of a folder.
---
--- With this folder on the runtime path: `vim.lsp.enable('factlint')`.

---@type vim.lsp.Config
return {
  cmd = { 'factlint', 'lsp' },
  filetypes = { 'markdown', 'mdx', 'html', 'text' },
  -- The folder whose texts are compared with each other.
  root_markers = { 'factlint.toml', '.git' },
  -- What stands here goes before factlint.toml: profile, select, ignore, closedFiles.
  settings = { factlint = {} },
}
