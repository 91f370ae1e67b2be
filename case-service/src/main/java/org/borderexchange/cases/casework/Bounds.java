package org.borderexchange.cases.casework;

import java.util.List;
import java.util.stream.Stream;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Place;
import org.jspecify.annotations.Nullable;

/**
 * What one act may say and one case may hold, so that whatever is told of it fits into a record. Gateways hold their officers to the same; the hub
 * does not rely on that.
 */
final class Bounds {

    private static final int LINE = 200;
    private static final int REASON = 1_000;
    private static final int TEXT = 4_000;
    private static final int ID = 64;

    private static final int ALERTS = 500;
    private static final int DOCUMENTS = 500;
    private static final int HITS = 500;
    private static final int TASK_TEXT = 100_000;
    private static final int STAGES = 200;

    static boolean allow(CaseAct act) {
        return isAtMost(LINE, act.getTitle())
                && isAtMost(TEXT, act.getText())
                && isAtMost(REASON, act.getReason())
                && isAtMost(ID, act.getWorkingGroup())
                && isAtMost(ID, act.getOther())
                && isAtMost(ID, act.getTask())
                && isAtMost(2, act.getCountry())
                && act.getAlerts().size() <= ALERTS
                && act.getAlerts().stream()
                        .allMatch(alert -> AlertId.parse(alert).isPresent())
                && allow(act.getLiaison())
                && allowDocument(act)
                && allowTerms(act)
                && (act.getStage() == null
                        || isAtMost(2, act.getStage().getCountry())
                                && allow(act.getStage().getPlace()));
    }

    private static boolean allow(@Nullable Contact contact) {
        return contact == null
                || isAtMost(LINE, contact.getAuthority())
                        && isAtMost(LINE, contact.getUnit())
                        && isAtMost(LINE, contact.getPhone())
                        && isAtMost(LINE, contact.getEmail());
    }

    private static boolean allow(@Nullable Place place) {
        return place == null
                || isAtMost(REASON, place.getText())
                        && isAtMost(ID, place.getUnlocode())
                        && isAtMost(LINE, place.getBorderCrossing());
    }

    private static boolean allowDocument(CaseAct act) {
        var document = act.getDocument();
        return document == null
                || isAtMost(ID, document.getSha256())
                        && isAtMost(255, document.getName())
                        && isAtMost(LINE, document.getMediaType());
    }

    private static boolean allowTerms(CaseAct act) {
        var terms = act.getTerms();
        return terms == null
                || isAtMost(LINE, terms.getName())
                        && isAtMost(ID, terms.getWorkingGroup())
                        && isAtMost(REASON, terms.getLegalBasis())
                        && isAtMost(TEXT, terms.getObjectives());
    }

    private static boolean isAtMost(int characters, @Nullable String text) {
        return text == null || text.length() <= characters;
    }

    /** @param parts of one case @param more what comes to it */
    static boolean hold(Stream<CaseState> parts, CaseAct more) {
        var all = parts.toList();
        var alerts = all.stream()
                .flatMap(part -> part.alerts().keySet().stream())
                .distinct()
                .count();
        var documents = all.stream().mapToInt(part -> part.documents().size()).sum();
        var text = all.stream()
                .flatMap(part -> part.tasks().stream())
                .mapToInt(Bounds::length)
                .sum();
        return alerts + more.getAlerts().size() <= ALERTS
                && documents + (more.getDocument() == null ? 0 : 1) <= DOCUMENTS
                && text + length(more.getTitle()) + length(more.getText()) <= TASK_TEXT;
    }

    private static int length(CaseTask task) {
        return length(task.getTitle()) + length(task.getText());
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    static boolean holdsMoreStages(OperationState operation) {
        return operation.stages().size() < STAGES;
    }

    /** As many as a file lists. */
    static <T> List<T> newest(List<T> hits) {
        return hits.subList(Math.max(0, hits.size() - HITS), hits.size());
    }

    private Bounds() {}
}
