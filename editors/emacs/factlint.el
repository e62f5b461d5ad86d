;;; factlint.el --- Find the facts that disagree, with Eglot  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Tells Eglot of factlint's language server.  In your init file:
;;
;;     (require 'factlint)
;;     (add-hook 'markdown-mode-hook #'eglot-ensure)

;;; Code:

(require 'eglot)

(defgroup factlint nil
  "A fact-check linter for prose."
  :group 'text
  :prefix "factlint-")

(defcustom factlint-command '("factlint" "lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom factlint-options nil
  "Settings that go before those of factlint.toml, as a property list.
The keys are :profile, :select, :ignore and :closedFiles, for example
\(:profile \"news\" :ignore [\"attribution\"])."
  :type 'plist)

(defun factlint--contact (&optional _interactive)
  "The command that starts the server, with its settings, as Eglot wants it."
  (append factlint-command
          (list :initializationOptions (or factlint-options eglot--{}))))

(add-to-list 'eglot-server-programs
             '((markdown-mode
                gfm-mode
                (html-mode :language-id "html")
                (text-mode :language-id "plaintext"))
               . factlint--contact))

(provide 'factlint)
;;; factlint.el ends here
