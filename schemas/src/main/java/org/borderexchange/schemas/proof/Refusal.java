package org.borderexchange.schemas.proof;

import org.borderexchange.schemas.signature.SignatureRefused;

/** Why a record is not acted upon: the whole vocabulary of the metric and of the dead letters' header. */
public enum Refusal {
    UNSIGNED,
    UNKNOWN_KEY,
    KEY_NOT_VALID_THEN,
    BAD_SIGNATURE,
    SIGNER_IS_NOT_ORIGINATOR,
    /** Its bytes are no event. */
    MALFORMED,
    /** Its key is not that of its subject. */
    WRONG_KEY,
    /** It stands in a partition where its subject does not belong, and so would lose its order. */
    WRONG_PARTITION,
    /** A version below 1. */
    WRONG_VERSION,
    /** More than one payload, or one that its kind does not have. */
    WRONG_PAYLOAD,
    /** A subject's state is told by its owner alone, an act by the country whose act it is. */
    NOT_THE_OWNER,
    /** The originator may not say this on this topic. */
    NOT_ALLOWED_HERE,
    /** What it says has values that do not exist. */
    WRONG_CONTENT,
    /** Nothing is wrong with it, and yet it could not be stored. */
    NOT_APPLICABLE;

    static Refusal of(SignatureRefused.Reason reason) {
        return switch (reason) {
            case UNSIGNED -> UNSIGNED;
            case UNKNOWN_KEY -> UNKNOWN_KEY;
            case KEY_NOT_VALID_THEN -> KEY_NOT_VALID_THEN;
            case BAD_SIGNATURE -> BAD_SIGNATURE;
            case SIGNER_IS_NOT_ORIGINATOR -> SIGNER_IS_NOT_ORIGINATOR;
        };
    }
}
