package org.borderexchange.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Answers commands; those that may change something only after the change is durable. */
final class DurableBackend extends H2Backend {

    /** In lower case. Any other command counts as a change: a commit without changes costs little. */
    private static final Set<String> READS = Set.of(
            "find", "getmore", "killcursors", "count", "distinct", "ismaster", "ping", "buildinfo", "endsessions");

    /** How drivers count: after a {@code $match}. */
    private static final Document COUNT =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    private final GroupCommit commits;

    DurableBackend(MVStore store, GroupCommit commits) {
        super(store);
        this.commits = commits;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, getMvStore(), getCursorRegistry());
    }

    /** Turns refusals into answers here, because the caller would log them with the whole command and its content. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerError e) {
            return new Document("ok", 0)
                    .append("errmsg", e.getMessageWithoutErrorCode())
                    .append("code", e.getCode())
                    .append("codeName", e.getCodeName());
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals("hello")) {
            return super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true);
        }
        if (isRead(command, query)) {
            return isCount(query) ? count(channel, database, query) : read(channel, database, command, query);
        }
        var answer = commits.durably(() -> super.handleCommand(channel, database, command, query));
        return command.equals("insert") ? withCountOfInserted(answer, query) : answer;
    }

    /** Keeps the file's space that this read may still visit from being used again. */
    private Document read(Channel channel, String database, String command, Document query) {
        var usage = getMvStore().registerVersionUsage();
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            getMvStore().deregisterVersionUsage(usage);
        }
    }

    private static boolean isCount(Document query) {
        var stages = list(query, "pipeline");
        return stages.size() == 2
                && ((Document) stages.get(0)).containsKey("$match")
                && stages.get(1).equals(COUNT);
    }

    /** The inherited aggregation would hold all that it counts in memory. */
    private Document count(Channel channel, String database, Document query) {
        var collection = query.get("aggregate");
        var filter = ((Document) list(query, "pipeline").getFirst()).get("$match");
        var count = read(channel, database, "count", new Document("count", collection).append("query", filter));
        return new Document("ok", 1)
                .append(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", database + "." + collection)
                                .append("firstBatch", List.of(new Document("n", count.get("n")))));
    }

    private static boolean isRead(String command, Document query) {
        return READS.contains(command.toLowerCase(Locale.ROOT)) || command.equals("aggregate") && !writes(query);
    }

    private static boolean writes(Document aggregation) {
        return list(aggregation, "pipeline").stream()
                .map(Document.class::cast)
                .anyMatch(stage -> stage.containsKey("$out") || stage.containsKey("$merge"));
    }

    /** The inherited answer counts the documents that were sent. */
    private static Document withCountOfInserted(Document answer, Document query) {
        var errors = list(answer, "writeErrors");
        if (!errors.isEmpty()) {
            var sent = list(query, "documents").size();
            var stoppedAtFirst = !Boolean.FALSE.equals(query.get("ordered"));
            var inserted = stoppedAtFirst ? ((Document) errors.getFirst()).get("index") : sent - errors.size();
            answer.put("n", inserted);
        }
        return answer;
    }

    private static List<?> list(Document document, String field) {
        return document.get(field) instanceof List<?> list ? list : List.of();
    }
}
