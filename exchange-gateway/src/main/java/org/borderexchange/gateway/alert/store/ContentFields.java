package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.*;

import java.util.ArrayList;
import java.util.Date;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.bson.Document;

/** The fields by which a readable alert is searched. */
final class ContentFields {

    static Document of(ReceivedEvent.Content content) {
        var fields = new Document(WORKING_GROUP, content.workingGroup().value())
                .append(ISSUED_AT, Date.from(content.issuedAt()))
                .append(VALID_UNTIL, Date.from(content.validUntil()))
                .append(KEYS, new ArrayList<>(content.identifierKeys()));
        content.type().ifPresent(type -> fields.append(TYPE, type.name()));
        content.status().ifPresent(status -> fields.append(STATUS, status.name()));
        return fields;
    }

    private ContentFields() {}
}
