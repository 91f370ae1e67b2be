package org.borderexchange.cases.casefile;

import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** What the hub told one country of a case or joint operation; told again under a higher version, it counts anew. */
public sealed interface ToldOfCase permits CaseView, OperationView, ToldEntry {

    /** Id of the case or operation. */
    String subject();

    /** Who was told. */
    CountryCode country();

    /** As it was told; with an erasure in it the country has lost it. */
    ExchangeEvent event();

    default int version() {
        return event().getVersion();
    }
}
