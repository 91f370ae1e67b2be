package org.borderexchange.cases.matching;

import org.borderexchange.schemas.wire.ExchangeEvent;

/** What one record of the input leads to. */
sealed interface Step permits PostingChange, Step.ToPair, Outgoing {

    /** The state of an alert, or a verdict, for the pair whose hit id is the record's key. */
    record ToPair(ExchangeEvent event) implements Step {}
}
