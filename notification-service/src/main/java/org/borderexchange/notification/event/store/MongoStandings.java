package org.borderexchange.notification.event.store;

import static org.borderexchange.notification.store.StoreCalls.run;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.event.Standing;
import org.borderexchange.notification.event.Standings;
import org.borderexchange.notification.event.Telling;
import org.bson.Document;

/**
 * {@code standings}: {@code {_id, version, told, …}}, all of {@link Standing}; {@code heard}: {@code {_id: place, version}}.
 */
final class MongoStandings implements Standings {

    private final MongoCollection<Document> standings;
    private final MongoCollection<Document> heard;

    MongoStandings(MongoDatabase database) {
        standings = database.getCollection("standings");
        heard = database.getCollection("heard");
        for (var collection : List.of(standings, heard)) {
            collection.createIndex(Indexes.ascending(NewerWins.ID, NewerWins.RANK), new IndexOptions().unique(true));
        }
    }

    @Override
    public Map<String, Standing> find(Collection<String> ids) {
        var found = new HashMap<String, Standing>();
        if (!ids.isEmpty()) {
            run(() -> standings
                    .find(new Document(NewerWins.ID, new Document("$in", List.copyOf(new HashSet<>(ids)))))
                    .forEach(document -> found.put(document.getString(NewerWins.ID), standing(document))));
        }
        return found;
    }

    @Override
    public Map<String, Integer> heard(Collection<String> places) {
        var found = new HashMap<String, Integer>();
        if (!places.isEmpty()) {
            run(() -> heard.find(new Document(NewerWins.ID, new Document("$in", List.copyOf(new HashSet<>(places)))))
                    .forEach(document -> found.put(document.getString(NewerWins.ID), document.getInteger("version"))));
        }
        return found;
    }

    @Override
    public void apply(List<Standing> told) {
        run(() -> new NewerWins(standings)
                .apply(told.stream().map(MongoStandings::document).toList()));
    }

    @Override
    public void heard(List<Telling> tellings) {
        run(() -> new NewerWins(heard)
                .apply(tellings.stream()
                        .map(telling -> new Document(NewerWins.ID, telling.place())
                                .append(NewerWins.RANK, telling.version() * 2L)
                                .append("version", telling.version()))
                        .toList()));
    }

    private static Document document(Standing standing) {
        return new Document(NewerWins.ID, standing.id())
                .append(NewerWins.RANK, standing.version() * 2L + (standing.told() ? 1 : 0))
                .append("version", standing.version())
                .append("told", standing.told())
                .append("live", standing.live())
                .append("wholeGroup", standing.wholeGroup())
                .append("urgent", standing.urgent())
                .append("countries", List.copyOf(standing.countries()))
                .append("origins", List.copyOf(standing.origins()))
                .append("groups", List.copyOf(standing.groups()))
                .append("foreign", List.copyOf(standing.foreign()))
                .append("types", List.copyOf(standing.types()))
                .append("alerts", List.copyOf(standing.alerts()))
                .append("hits", List.copyOf(standing.hits()))
                .append("within", standing.within().orElse(null));
    }

    private static Standing standing(Document document) {
        return new Standing(
                document.getString(NewerWins.ID),
                document.getInteger("version"),
                document.getBoolean("told"),
                document.getBoolean("live"),
                document.getBoolean("wholeGroup"),
                document.getBoolean("urgent"),
                set(document, "countries"),
                set(document, "origins"),
                set(document, "groups"),
                set(document, "foreign"),
                set(document, "types"),
                set(document, "alerts"),
                set(document, "hits"),
                Optional.ofNullable(document.getString("within")));
    }

    private static Set<String> set(Document document, String field) {
        return Set.copyOf(document.getList(field, String.class, List.of()));
    }
}
