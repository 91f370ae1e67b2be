package org.borderexchange.schemas.proof;

/** A record is not to be acted upon. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** @throws Refused unless it is so */
    public static void unless(boolean so, Refusal refusal) throws Refused {
        if (!so) {
            throw new Refused(refusal);
        }
    }
}
