;;; check.el --- The language server in a real Emacs, with Eglot  -*- lexical-binding: t; -*-

;; emacs --batch -q --load check.el CONFIGURATION SERVER FOLDER, where CONFIGURATION is the folder of factlint.el.

(package-initialize)
(add-to-list 'load-path (pop command-line-args-left))
(require 'cl-lib)
(require 'markdown-mode)
(require 'factlint)

(defvar check-patience 60 "Seconds until what is waited for counts as never coming.")

(setq factlint-command (list (pop command-line-args-left) "lsp")
      eglot-connect-timeout check-patience
      eglot-autoshutdown nil)

(defun check-wait (what condition)
  "Wait until CONDITION holds, and return what it returns; WHAT names it."
  (with-timeout (check-patience (error "Never came: %s" what))
    (let (found)
      (while (not (setq found (funcall condition)))
        (accept-process-output nil 0.05))
      found)))

(defun check-conflicts (buffer)
  "The conflicts that Flymake shows in BUFFER."
  (with-current-buffer buffer
    (cl-remove-if-not
     (lambda (found) (string-match-p "these two differ" (flymake-diagnostic-text found)))
     (flymake-diagnostics))))

(defun check-words (buffer found)
  "The words of BUFFER that a diagnostic FOUND stands at."
  (with-current-buffer buffer
    (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found))))

(defun check-act (buffer start)
  "Choose the action that begins with START at the conflict in BUFFER, as the writer does."
  (switch-to-buffer buffer)
  (let ((found (car (check-conflicts buffer)))
        (last-nonmenu-event t))
    (goto-char (flymake-diagnostic-beg found))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt actions &rest _)
                 (or (cl-find-if (lambda (title) (string-prefix-p start title)) (mapcar #'car actions))
                     (error "No action %s among %S" start (mapcar #'car actions))))))
      (eglot-code-actions (flymake-diagnostic-beg found) (flymake-diagnostic-end found) nil t))))

;; Eglot tells the server of changes when Emacs has been idle for a moment, which it never is without a terminal.
(defun check-tell (&rest buffers)
  "Tell the server what changed in BUFFERS."
  (dolist (buffer buffers)
    (with-current-buffer buffer (eglot--signal-textDocument/didChange))))

(defun check-text (buffer)
  "The text of BUFFER."
  (with-current-buffer buffer (buffer-string)))

(defun check-hover ()
  "What Eglot shows of the words at the cursor."
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (check-wait "hover" (lambda () shown))))

(defun check-open (name)
  "Open the file NAME as a writer would, with Eglot and Flymake."
  (switch-to-buffer (find-file-noselect (expand-file-name name (car command-line-args-left))))
  (unless (eglot-managed-p)
    (apply #'eglot--connect (eglot--guess-contact)))
  ;; Without a terminal no command is ever finished, and deferred work waits for one.
  (flymake-mode 1)
  (flymake-start)
  (current-buffer))

(let* ((morning (check-open "morning.md"))
       (evening (check-open "evening.md"))
       (both (list (cons morning "25 houses") (cons evening "40 houses"))))
  (cl-assert (eq (with-current-buffer morning (eglot-current-server))
                 (with-current-buffer evening (eglot-current-server))))

  ;; The conflict shows at both ends, at the right words behind a letter outside the basic plane.
  (dolist (end both)
    (let ((found (car (check-wait (cdr end) (lambda () (check-conflicts (car end)))))))
      (cl-assert (equal (check-words (car end) found) (cdr end)) t)
      (cl-assert (eq (flymake-diagnostic-type found) 'eglot-warning) t)))

  ;; What Emacs shows of the words at the cursor.
  (switch-to-buffer morning)
  (goto-char (flymake-diagnostic-beg (car (check-conflicts morning))))
  (let ((shown (check-hover)))
    (cl-assert (string-match-p "Figure.*: 25" shown) t)
    (cl-assert (string-match-p "said by: Anna Brekke" shown) t))

  ;; Settled here, it goes at both ends.
  (let ((before (check-text evening)))
    (check-act morning "Use “40” here")
    (cl-assert (string-match-p "destroyed 40 houses" (check-text morning)) t)
    (cl-assert (equal before (check-text evening)) t))
  (check-tell morning evening)
  (check-wait "silence" (lambda () (not (or (check-conflicts morning) (check-conflicts evening)))))

  ;; Written anew, it is back, and is settled over there.
  (with-current-buffer morning
    (goto-char (point-min))
    (search-forward "destroyed 40")
    (replace-match "destroyed 60"))
  (check-tell morning)
  (check-wait "the conflict again" (lambda () (and (check-conflicts morning) (check-conflicts evening))))
  (check-act morning "Use “60” there")
  (cl-assert (string-match-p "destroyed 60 houses" (check-text evening)) t)
  (check-tell morning evening)
  (check-wait "silence" (lambda () (not (or (check-conflicts morning) (check-conflicts evening)))))

  ;; Started anew with settings, they hold.
  (dolist (end both)
    (with-current-buffer (car end) (set-buffer-modified-p nil))
    (switch-to-buffer (car end))
    (when (eglot-managed-p) (eglot-shutdown (eglot-current-server)))
    (kill-buffer (car end)))
  (setq factlint-options '(:ignore ["numbers"]))
  (setq morning (check-open "morning.md")
        evening (check-open "evening.md"))
  (goto-char (point-min))
  (search-forward "destroyed ")
  (cl-assert (string-match-p "Figure.*: 40" (check-hover)) t)
  (cl-assert (not (or (check-conflicts morning) (check-conflicts evening))) t)
  (eglot-shutdown (eglot-current-server))
  (message "emacs %s, eglot: all holds" emacs-version))

;;; check.el ends here
