package org.borderexchange.notification.roster.store;

import static org.borderexchange.notification.store.StoreCalls.call;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.borderexchange.notification.roster.DutyRoster;
import org.borderexchange.notification.roster.DutyRosters;
import org.borderexchange.notification.store.SecretBox;
import org.borderexchange.notification.store.TakenKeys;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.store.ChannelDocuments;
import org.borderexchange.schemas.topic.CountryCode;
import org.bson.Document;

/** {@code duty_rosters}: {@code {_id: "RS", version, contacts: [{name, language, channel}]}}. */
final class MongoDutyRosters implements DutyRosters {

    private static final String ID = "_id";
    private static final String VERSION = "version";

    private final MongoCollection<Document> rosters;
    private final ChannelDocuments channels;

    MongoDutyRosters(MongoDatabase database, SecretBox box) {
        this.rosters = database.getCollection("duty_rosters");
        this.channels = new ChannelDocuments(box);
        rosters.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true));
    }

    @Override
    public DutyRoster of(CountryCode country) {
        return call(() -> {
            var found = rosters.find(new Document(ID, country.value())).first();
            return found == null
                    ? new DutyRoster(country, 0, List.of())
                    : new DutyRoster(
                            country,
                            found.getInteger(VERSION),
                            found.getList("contacts", Document.class).stream()
                                    .map(this::contact)
                                    .toList());
        });
    }

    @Override
    public boolean replace(DutyRoster changed) {
        var document = new Document(ID, changed.country().value())
                .append(VERSION, changed.version())
                .append(
                        "contacts",
                        changed.contacts().stream().map(this::document).toList());
        return call(() -> {
            if (changed.version() == 1) {
                return TakenKeys.inserted(rosters, document);
            }
            var before = new Document(ID, changed.country().value()).append(VERSION, changed.version() - 1);
            return rosters.replaceOne(before, document).getMatchedCount() == 1;
        });
    }

    private Document document(DutyRoster.Contact contact) {
        return new Document("name", contact.name())
                .append("language", contact.language().tag())
                .append("channel", channels.document(contact.channel()));
    }

    private DutyRoster.Contact contact(Document document) {
        return new DutyRoster.Contact(
                document.getString("name"),
                channels.channel(document.get("channel", Document.class)),
                Language.of(document.getString("language")).orElse(Language.ENGLISH));
    }
}
