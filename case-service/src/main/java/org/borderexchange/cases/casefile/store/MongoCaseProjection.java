package org.borderexchange.cases.casefile.store;

import static org.borderexchange.cases.casefile.store.CaseCollections.*;
import static org.borderexchange.cases.store.StoreCalls.run;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.borderexchange.cases.casefile.CaseProjection;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.cases.casefile.OperationView;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.casefile.ToldOfCase;
import org.borderexchange.cases.store.NewerWins;
import org.bson.Document;

/**
 * Lines of what was lost go before those that were told after it are written: told again, they come under the same keys. An erasure that is not
 * the newest takes nothing with it.
 */
final class MongoCaseProjection implements CaseProjection {

    private final CaseCollections collections;

    MongoCaseProjection(CaseCollections collections) {
        this.collections = collections;
    }

    @Override
    public void apply(int generation, List<ToldOfCase> told) {
        run(() -> {
            var of = collections.of(generation);
            var cases = new ArrayList<Document>();
            var operations = new ArrayList<Document>();
            var entries = new ArrayList<ToldEntry>();
            for (var each : told) {
                switch (each) {
                    case CaseView view -> cases.add(document(view));
                    case OperationView view -> operations.add(document(view));
                    case ToldEntry entry -> entries.add(entry);
                }
                if (isLoss(each)) {
                    entries.removeIf(entry -> entry.content().isPresent() && isOf(entry, each));
                }
            }
            new NewerWins(of.cases()).apply(cases);
            new NewerWins(of.operations()).apply(operations);
            told.stream().filter(MongoCaseProjection::isLoss).forEach(loss -> removeEntries(of, loss));
            new NewerWins(of.entries())
                    .apply(entries.stream().map(CaseCollections::document).toList());
        });
    }

    private static boolean isLoss(ToldOfCase told) {
        return switch (told) {
            case CaseView view -> view.content().isEmpty();
            case OperationView view -> view.content().isEmpty();
            case ToldEntry entry -> false;
        };
    }

    private static boolean isOf(ToldEntry entry, ToldOfCase lost) {
        return entry.subject().equals(lost.subject()) && entry.country().equals(lost.country());
    }

    private static void removeEntries(Kept of, ToldOfCase loss) {
        var views = loss instanceof CaseView ? of.cases() : of.operations();
        if (isStillLost(views, loss)) {
            of.entries()
                    .deleteMany(new Document(SUBJECT, loss.subject())
                            .append(COUNTRY, loss.country().value())
                            .append(TOLD, true));
        }
    }

    private static boolean isStillLost(MongoCollection<Document> views, ToldOfCase loss) {
        var held = views.find(new Document(ID, id(loss.subject(), loss.country())))
                .projection(new Document(VERSION, 1))
                .first();
        return held != null && held.getInteger(VERSION) == loss.version();
    }

    @Override
    public void forgetBefore(int generation) {
        run(() -> collections.dropBefore(generation));
    }
}
