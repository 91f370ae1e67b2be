package org.borderexchange.gateway.inbound;

import org.borderexchange.gateway.outbox.Standing;
import org.jspecify.annotations.Nullable;

/** What an own event, heard on a topic, asks of its author. Pure. */
enum EchoDecision {
    /** It is the present state. */
    CURRENT,
    /** It is newer than what is held: this database was restored from a backup. */
    ADOPT,
    /** Two states were told under one version: neither may stay the last. */
    SUPERSEDE,
    /** It is older than what is held; unless the present state follows on that topic, it stands last there. */
    SUSPECT,
    /** Newer than what is held, but without its content: the owner's inbox brings it whole. */
    WAIT;

    /** @param held null: it is not in the database */
    static EchoDecision of(Echo heard, @Nullable Standing held) {
        if (held == null || heard.version() > held.version()) {
            return heard.isWhole() ? ADOPT : WAIT;
        }
        if (heard.version() < held.version()) {
            return SUSPECT;
        }
        return heard.eventId().equals(held.eventId()) ? CURRENT : SUPERSEDE;
    }
}
