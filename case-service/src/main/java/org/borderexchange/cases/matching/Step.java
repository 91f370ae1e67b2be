package org.borderexchange.cases.matching;

import org.borderexchange.cases.casework.JudgedHit;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** What one record of the input leads to. */
sealed interface Step permits PostingChange, Step.ToPair, Step.Watch, Step.ToCasework, Outgoing {

    /** The state of an alert, or a verdict, for the pair whose hit id is the record's key. */
    record ToPair(ExchangeEvent event) implements Step, Nominated {}

    /** An act names the alert whose id is the record's key: casework wants to hear its state, now and later. */
    record Watch() implements Step {}

    /** News for casework, of whatever the record's key names. */
    sealed interface ToCasework extends Step, Nominated, Ruled permits Acted, HitJudged, AlertTold {}

    /**
     * An officer's act; the record's key is its own.
     *
     * @param sha256 of the event that said it, see {@link org.borderexchange.schemas.proof.Proof#sha256}
     */
    record Acted(ExchangeEvent event, String sha256) implements ToCasework {}

    /** The state of a hit that was judged. */
    record HitJudged(JudgedHit hit) implements ToCasework {}

    /** The state of an alert that an act named. */
    record AlertTold(ExchangeEvent event) implements ToCasework {}

    /** What leads on from the state of an alert. */
    sealed interface Nominated permits ToPair, ToCasework {}

    /** What leads on from a pair. */
    sealed interface Ruled permits Notice, ToCasework {}
}
