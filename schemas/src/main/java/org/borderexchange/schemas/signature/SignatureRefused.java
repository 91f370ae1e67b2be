package org.borderexchange.schemas.signature;

/** A record whose origin is not proven. Reading it again changes that only when the directory changes. */
public final class SignatureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Also the vocabulary of the metric {@code exchange_events_refused_total}. */
    public enum Reason {
        /** A header of the signature is missing, or there is no key or value to sign. */
        UNSIGNED,
        /** The directory has no such key. */
        UNKNOWN_KEY,
        /** The key was not in use when the event says that it happened. */
        KEY_NOT_VALID_THEN,
        /** Topic, key or value are not those that were signed. */
        BAD_SIGNATURE,
        /** Signed by another than the event names as its originator. */
        SIGNER_IS_NOT_ORIGINATOR
    }

    private final Reason reason;

    SignatureRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
