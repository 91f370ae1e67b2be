package org.borderexchange.notification.event;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitAlert;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.Operation;
import org.borderexchange.schemas.wire.UrgencyLevel;
import org.jspecify.annotations.Nullable;

/**
 * How a subject stands now, without its content: what it takes to say who may know of it. An alert has one for all of its readers,
 * {@code RS-…}, and one beside it for each topic on which it was erased, {@code RS-…/BA} or {@code RS-…/drugs}; everything
 * else has one for each country that was told of it, {@code H-…/RS}.
 *
 * @param told false: erased
 * @param live an alert that is active, a hit that is current and to be acted upon
 * @param wholeGroup may every member of its groups know of it?
 * @param countries that an alert names as its audience
 * @param origins countries whose alerts these are; of an operation, those which take part
 * @param foreign groups by whose membership the reader may know of it
 * @param alerts that it consists of, as far as the reader may read them
 * @param hits of a case
 * @param within the case within which a case is shown
 */
public record Standing(
        String id,
        int version,
        boolean told,
        boolean live,
        boolean wholeGroup,
        boolean urgent,
        Set<String> countries,
        Set<String> origins,
        Set<String> groups,
        Set<String> foreign,
        Set<String> types,
        Set<String> alerts,
        Set<String> hits,
        Optional<String> within) {

    /** Empty for what says nothing of how its subject stands: verdicts, sightings, receipts, escalations. */
    public static Optional<Standing> of(Telling telling) {
        var event = telling.event();
        return switch (telling.matter()) {
            case ALERT -> Optional.of(event.getAlert() == null ? erasedAlert(telling) : of(telling, event.getAlert()));
            case HIT ->
                Optional.of(event.getHit() == null ? erased(idHere(telling), telling) : of(telling, event.getHit()));
            case CASE ->
                Optional.of(
                        event.getCaseFile() == null
                                ? erased(idHere(telling), telling)
                                : of(telling, event.getCaseFile()));
            case OPERATION ->
                Optional.of(
                        event.getOperation() == null
                                ? erased(idHere(telling), telling)
                                : of(telling, event.getOperation()));
            case VERDICT, SIGHTING, RECEIPT, ESCALATION -> Optional.empty();
        };
    }

    /** Id of the standing of a hit, case or operation for a country. */
    public static String idFor(String subject, String country) {
        return subject + "/" + country;
    }

    private static String idHere(Telling telling) {
        return idFor(telling.subject(), scope(telling.topic()));
    }

    private static String scope(TopicName topic) {
        return switch (topic) {
            case TopicName.Inbox inbox -> inbox.country().value();
            case TopicName.Hub hub -> hub.country().value();
            case TopicName.Group group -> group.group().value();
            case TopicName.Journal journal -> "journal";
            case TopicName.DeadLetters letters -> "dead";
        };
    }

    /** What the owner hears of an erasure holds for everybody; what another hears, for him. */
    private static Standing erasedAlert(Telling telling) {
        var owner = AlertId.parse(telling.subject()).orElseThrow().owner();
        var ofAll = telling.topic().equals(TopicName.inbox(owner));
        return erased(ofAll ? telling.subject() : idHere(telling), telling);
    }

    private static Standing erased(String id, Telling telling) {
        return new Standing(
                id,
                telling.version(),
                false,
                false,
                false,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    private static Standing of(Telling telling, Alert alert) {
        var owner = telling.event().getOriginator();
        return new Standing(
                telling.subject(),
                telling.version(),
                true,
                alert.getStatus() == AlertStatus.ACTIVE,
                alert.getAudience().getWholeGroup(),
                alert.getUrgency().getLevel() == UrgencyLevel.URGENT,
                Set.copyOf(alert.getAudience().getCountries()),
                Set.of(owner),
                Set.of(alert.getWorkingGroup()),
                Set.of(alert.getWorkingGroup()),
                Set.of(type(alert)),
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    private static Standing of(Telling telling, Hit hit) {
        var origins = new HashSet<String>();
        var groups = new HashSet<String>();
        var foreign = new HashSet<String>();
        var types = new HashSet<String>();
        var alerts = new HashSet<String>();
        var reader = scope(telling.topic());
        for (HitAlert alert : hit.getAlerts()) {
            origins.add(alert.getOwner());
            if (alert.getReadable()) {
                addIfThere(groups, alert.getWorkingGroup());
                addIfThere(types, alert.getType());
                addIfThere(alerts, alert.getId());
                if (!alert.getOwner().equals(reader)) {
                    addIfThere(foreign, alert.getWorkingGroup());
                }
            }
        }
        return new Standing(
                idHere(telling),
                telling.version(),
                true,
                hit.getStatus() == HitStatus.CURRENT && hit.getGrade() == HitGrade.HIT,
                hit.getAlerts().stream()
                        .allMatch(alert -> alert.getReadable() && Boolean.TRUE.equals(alert.getWholeGroup())),
                false,
                Set.of(),
                origins,
                groups,
                foreign,
                types,
                alerts,
                Set.of(),
                Optional.empty());
    }

    private static Standing of(Telling telling, CaseFile file) {
        var types = new HashSet<String>();
        var alerts = new HashSet<String>();
        var origins = new HashSet<String>();
        file.getAlerts().forEach(alert -> {
            types.add(alert.getType());
            alerts.add(alert.getId());
            AlertId.parse(alert.getId()).ifPresent(id -> origins.add(id.owner().value()));
        });
        var hits = new HashSet<String>();
        file.getHits().forEach(hit -> hits.add(hit.getId()));
        return new Standing(
                idHere(telling),
                telling.version(),
                true,
                true,
                file.getWholeGroups(),
                false,
                Set.of(),
                origins,
                new HashSet<>(file.getWorkingGroups()),
                Set.of(),
                types,
                alerts,
                hits,
                Optional.ofNullable(file.getMergedInto()));
    }

    private static Standing of(Telling telling, Operation operation) {
        var origins = new HashSet<String>();
        operation.getParticipants().forEach(participant -> origins.add(participant.getCountry()));
        return new Standing(
                idHere(telling),
                telling.version(),
                true,
                true,
                false,
                false,
                Set.of(),
                origins,
                Set.of(operation.getTerms().getWorkingGroup()),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    /** Code of the content type, as the API writes it. */
    static String type(Alert alert) {
        if (alert.getStolenVehicle() != null) {
            return "STOLEN_VEHICLE";
        }
        return alert.getSmuggling() != null ? "SMUGGLING" : "IRREGULAR_MIGRATION";
    }

    private static void addIfThere(Set<String> set, @Nullable String value) {
        if (value != null) {
            set.add(value);
        }
    }

    /** All of whom it consists, itself left out. */
    public List<String> members() {
        return Stream.concat(alerts.stream(), hits.stream()).toList();
    }
}
