package org.borderexchange.cases.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.Operation;

/** What each country may know of a case or operation and its history, as things are now. */
public final class Tellings {

    /**
     * @param file of a case; empty: the country may not know it
     * @param lines that it may read, oldest first, each as it may read it
     */
    public record OfCase(String id, Optional<CaseFile> file, List<Line> lines) {}

    /** As {@link OfCase}. */
    public record OfOperation(String id, Optional<Operation> operation, List<Line> lines) {}

    private final Surroundings surroundings;

    public Tellings(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The case and those that were merged into it: their history is part of its own.
     *
     * @param id of a case that stands for itself
     */
    public List<OfCase> ofCase(String id, String reader) {
        var dossier = Dossier.of(id, surroundings);
        if (dossier.isEmpty()) {
            return List.of();
        }
        var view = new CaseView(dossier.get(), reader);
        var told = new ArrayList<OfCase>();
        for (var part : dossier.get().parts()) {
            var file = part.id().equals(id) ? view.file() : view.fileOfMerged(part);
            told.add(new OfCase(
                    part.id(),
                    file,
                    view.lines().stream()
                            .filter(line -> line.subject().equals(part.id()))
                            .toList()));
        }
        return told;
    }

    public Optional<OfOperation> ofOperation(String id, String reader) {
        return surroundings.operation(id).map(state -> {
            var view = new OperationView(state, surroundings, reader);
            return new OfOperation(id, view.operation(), view.lines().toList());
        });
    }
}
