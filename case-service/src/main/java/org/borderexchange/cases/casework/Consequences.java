package org.borderexchange.cases.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * Lines that follow from hits, verdicts and alerts by themselves. The same input gives the same lines under the same keys, whenever it is asked
 * again: those that stand already are passed over by whoever asks. They come without a place in the order of decisions.
 */
public final class Consequences {

    /** How many owners must have confirmed a hit, so that it opens or joins a case. */
    public enum Confirmation {
        ONE_OWNER,
        ALL_OWNERS
    }

    /** What a confirmed hit does when one of its alerts is in a case already. */
    public enum Joining {
        /** It joins that case. */
        BY_ITSELF,
        /** It opens a case of its own, and each is shown as related to the other. */
        SUGGESTED
    }

    private final Surroundings surroundings;
    private final Confirmation confirmation;
    private final Joining joining;

    public Consequences(Surroundings surroundings, Confirmation confirmation, Joining joining) {
        this.surroundings = surroundings;
        this.confirmation = confirmation;
        this.joining = joining;
    }

    /** Where a confirmed hit goes: into a case, or into one that it opens. */
    public List<Line> ofHit(JudgedHit hit) {
        if (!isConfirmed(hit) || hit.content().isEmpty()) {
            return List.of();
        }
        var homes = homes(hit);
        var own = CaseId.openedBy(HitId.parse(hit.id()).orElseThrow()).toString();
        if (surroundings.caseFile(own).isPresent()
                || homes.stream().anyMatch(home -> holds(home, hit) || hasTakenIn(home, hit))) {
            return List.of();
        }
        var open = homes.stream()
                .filter(home -> home.root().status() != CaseStatus.CLOSED)
                .toList();
        if (open.isEmpty() || joining == Joining.SUGGESTED) {
            var opening = Stream.of(line(own, hit, CaseEntryKind.OPENED_BY_HIT, null));
            return Stream.concat(opening, suggested(own, homes, hit)).toList();
        }
        var oldest = open.getFirst().root().id();
        var joined = Stream.of(line(oldest, hit, CaseEntryKind.HIT_JOINED, null));
        return Stream.concat(joined, suggested(oldest, homes, hit)).toList();
    }

    /** What nobody who put it there may read any more is not there. */
    private static boolean holds(Dossier home, JudgedHit hit) {
        return hit.alertIds().stream().allMatch(alert -> home.alert(alert).isPresent());
    }

    /** Once in a case, officers decide what stays there. */
    private static boolean hasTakenIn(Dossier home, JudgedHit hit) {
        return home.lines().stream()
                .anyMatch(line -> line.entry().getKind() == CaseEntryKind.HIT_JOINED
                        && hit.id().equals(line.entry().getHit()));
    }

    /** Both sides name the other. */
    private Stream<Line> suggested(String chosen, List<Dossier> homes, JudgedHit hit) {
        return homes.stream()
                .map(home -> home.root().id())
                .filter(home -> !home.equals(chosen))
                .flatMap(home -> Stream.of(
                        line(chosen, hit, CaseEntryKind.HIT_SUGGESTED, home),
                        line(home, hit, CaseEntryKind.HIT_SUGGESTED, chosen)));
    }

    private boolean isConfirmed(JudgedHit hit) {
        return switch (confirmation) {
            case ONE_OWNER -> hit.confirmations() >= 1;
            case ALL_OWNERS -> hit.confirmations() == hit.owners().size();
        };
    }

    /** Cases that hold one of its alerts, the oldest first. */
    private List<Dossier> homes(JudgedHit hit) {
        return hit.alertIds().stream()
                .flatMap(alert -> homesOf(alert).stream())
                .distinct()
                .map(id -> Dossier.of(id, surroundings))
                .flatMap(Optional::stream)
                .filter(home -> hit.alertIds().stream()
                        .anyMatch(alert -> home.alert(alert).isPresent()))
                .sorted(Comparator.<Dossier>comparingLong(home -> home.root().openedAt())
                        .thenComparing(home -> home.root().id()))
                .toList();
    }

    private List<String> homesOf(String alert) {
        return surroundings.casesWith(alert).stream()
                .map(id -> surroundings.survivorOf(id).orElse(id))
                .distinct()
                .toList();
    }

    /** What was said of a hit that is in a case. */
    public List<Line> ofVerdicts(JudgedHit hit) {
        var lines = new ArrayList<Line>();
        for (var home : homes(hit)) {
            if (holds(home, hit)) {
                hit.verdicts().forEach((country, verdict) -> {
                    var told = verdict(home.root().id(), hit, country, verdict);
                    if (isNews(home, told)) {
                        lines.add(told);
                    }
                });
            }
        }
        return lines;
    }

    /** The version of an alert that is in cases. */
    public List<Line> ofAlert(String id) {
        var lines = new ArrayList<Line>();
        surroundings.alert(id).filter(event -> event.getAlert() != null).ifPresent(event -> {
            for (var home : homesOf(id)) {
                var line = changed(home, id, event);
                if (Dossier.of(home, surroundings)
                        .filter(dossier -> isNews(dossier, line))
                        .isPresent()) {
                    lines.add(line);
                }
            }
        });
        return lines;
    }

    /** A case that has been merged may have told it before under its own name. */
    private static boolean isNews(Dossier home, Line line) {
        return home.lines().stream()
                .noneMatch(held -> held.key().speaker().equals(line.key().speaker())
                        && held.key().act().equals(line.key().act()));
    }

    private Line line(String subject, JudgedHit hit, CaseEntryKind kind, @Nullable String other) {
        long at = hit.verdicts().values().stream()
                .mapToLong(ExchangeEvent::getTime)
                .max()
                .orElse(0);
        var entry = entry(kind, at, ExchangeDirectory.HUB);
        entry.setHit(hit.id());
        entry.setAlerts(hit.alertIds());
        entry.setOther(other);
        return new Line(key(subject, hit.owners().getFirst(), 0, kind + "/" + hit.id() + "/" + other), entry);
    }

    private static Line verdict(String subject, JudgedHit hit, String country, ExchangeEvent verdict) {
        var entry = entry(CaseEntryKind.VERDICT_HEARD, verdict.getTime(), country);
        entry.setHit(hit.id());
        entry.setAlerts(hit.alertIds());
        entry.setVerdict(verdict.getVerdict().getVerdict());
        return new Line(key(subject, country, verdict.getTime(), hit.id() + "/" + verdict.getVersion()), entry);
    }

    private static Line changed(String subject, String alert, ExchangeEvent event) {
        var entry = entry(CaseEntryKind.ALERT_CHANGED, event.getTime(), event.getOriginator());
        entry.setAlert(alert);
        entry.setAlertVersion(event.getVersion());
        entry.setAlertStatus(Objects.requireNonNull(event.getAlert()).getStatus());
        return new Line(key(subject, event.getOriginator(), event.getTime(), alert + "/" + event.getVersion()), entry);
    }

    private static CaseEntry entry(CaseEntryKind kind, long at, String by) {
        return CaseEntry.newBuilder()
                .setKind(kind)
                .setAt(at)
                .setBy(by)
                .setOutcome(CaseOutcome.ACCEPTED)
                .build();
    }

    private static EventKey key(String subject, String country, long at, String from) {
        return new EventKey(
                subject,
                Optional.of(new CountryCode(country)),
                Optional.of(EventId.derived(Instant.ofEpochMilli(at), from)));
    }
}
