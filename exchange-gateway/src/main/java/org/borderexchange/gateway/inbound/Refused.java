package org.borderexchange.gateway.inbound;

/** A record is not to be acted upon. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    /** @throws Refused unless it is so */
    static void unless(boolean so, Refusal refusal) throws Refused {
        if (!so) {
            throw new Refused(refusal);
        }
    }
}
