package org.borderexchange.cases.store;

import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.bson.Document;
import org.bson.types.Binary;

/** The event that a document stands for, beside the fields by which it is searched. */
public final class StoredEvent {

    public static final String EVENT = "event";

    /** To be kept as {@link #EVENT}. */
    public static Binary of(ExchangeEvent event) {
        return new Binary(EventEncoding.encode(event));
    }

    public static ExchangeEvent in(Document document) {
        return EventEncoding.decode(document.get(EVENT, Binary.class).getData());
    }

    private StoredEvent() {}
}
