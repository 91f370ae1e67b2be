package org.borderexchange.local.demo;

import java.io.Serial;

/** The stack did otherwise than promised; the message says what. */
final class Fault extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    Fault(String message) {
        super(message);
    }
}
