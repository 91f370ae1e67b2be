package org.borderexchange.cases.casefile.store;

import static org.borderexchange.cases.casefile.store.CaseCollections.*;
import static org.borderexchange.cases.store.StoreCalls.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.borderexchange.cases.casefile.CaseCensus;
import org.borderexchange.cases.casefile.CaseCensus.Age;
import org.borderexchange.cases.casefile.CaseCensus.Slot;
import org.borderexchange.schemas.wire.CaseStatus;
import org.bson.Document;

/** Goes through the views of all countries: a case has the groups that any of them knows. */
final class MongoCaseCensus implements CaseCensus.Taker {

    private static final List<String> OPEN = List.of(CaseStatus.OPEN.name(), CaseStatus.UNDER_INVESTIGATION.name());

    private record OpenCase(long openedAt, Set<String> groups) {}

    private final CaseCollections collections;
    private final IntSupplier generation;
    private final Clock clock;

    /** @param generation number of the one to read */
    MongoCaseCensus(CaseCollections collections, IntSupplier generation, Clock clock) {
        this.collections = collections;
        this.generation = generation;
        this.clock = clock;
    }

    @Override
    public CaseCensus take() {
        return call(() -> {
            var now = clock.instant();
            var cases = new HashMap<String, OpenCase>();
            var overdue = new HashSet<String>();
            collections
                    .of(generation.getAsInt())
                    .cases()
                    .find(new Document(STATUS, new Document("$in", OPEN)))
                    .projection(new Document(SUBJECT, 1)
                            .append(OPENED_AT, 1)
                            .append(WORKING_GROUPS, 1)
                            .append(DUE, 1))
                    .forEach(view -> {
                        cases.computeIfAbsent(
                                        view.getString(SUBJECT),
                                        first -> new OpenCase(view.getLong(OPENED_AT), new TreeSet<>()))
                                .groups()
                                .addAll(view.getList(WORKING_GROUPS, String.class));
                        view.getList(DUE, Document.class).stream()
                                .filter(due -> due.getLong(AT) < now.toEpochMilli())
                                .forEach(due -> overdue.add(due.getString(TASK)));
                    });
            return new CaseCensus(count(cases, now), overdue.size());
        });
    }

    private static Map<Slot, Long> count(Map<String, OpenCase> cases, Instant now) {
        var open = new HashMap<Slot, Long>();
        cases.values().forEach(each -> {
            var age = Age.of(Duration.between(Instant.ofEpochMilli(each.openedAt()), now));
            each.groups().forEach(group -> open.merge(new Slot(group, age), 1L, Long::sum));
        });
        return open;
    }
}
