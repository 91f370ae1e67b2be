package org.borderexchange.local.stack;

/**
 * The stack cannot start or go on; the message is for whoever typed the command and says what to do or where to look.
 */
public final class StackFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackFailed(String message) {
        super(message);
    }

    public StackFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
