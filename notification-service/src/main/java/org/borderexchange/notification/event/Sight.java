package org.borderexchange.notification.event;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Who may know of what, now: by the newest audience that was heard and by who is a member at this moment. Asked when something is
 * told and again before each sending.
 */
public final class Sight {

    private final Function<Collection<String>, Map<String, Standing>> standings;
    private final Supplier<ExchangeDirectory> directory;
    private final Clock clock;

    /** @param standings see {@link Standings#find} */
    public Sight(
            Function<Collection<String>, Map<String, Standing>> standings,
            Supplier<ExchangeDirectory> directory,
            Clock clock) {
        this.standings = standings;
        this.directory = directory;
        this.clock = clock;
    }

    /** Those who are told by this very record; sorted by code. */
    public Set<Reader> readers(Telling telling) {
        var readers = new TreeSet<Reader>((one, other) -> one.code().compareTo(other.code()));
        if (!telling.hasContent() || telling.matter() == Telling.Matter.VERDICT && !isOfAnOwner(telling)) {
            return readers;
        }
        switch (telling.topic()) {
            case TopicName.Group to -> {
                members(to.group().value()).forEach(country -> readers.add(Reader.of(country)));
                readers.add(Reader.HUB);
            }
            case TopicName.Inbox to -> {
                readers.add(Reader.of(to.country()));
                if (telling.matter() == Telling.Matter.VERDICT) {
                    readers.add(Reader.HUB);
                }
            }
            case TopicName.Hub to -> {
                readers.add(Reader.of(to.country()));
                readers.add(Reader.HUB);
            }
            case TopicName.Journal none -> {}
            case TopicName.DeadLetters none -> {}
        }
        var alert = telling.event().getAlert();
        readers.removeIf(reader -> alert == null
                ? !mayKnow(reader, telling.subject(), Standing.of(telling).orElse(null))
                : !mayRead(reader, telling.event().getOriginator(), alert));
        return readers;
    }

    /** Whoever owns none of its alerts has no say in a hit. */
    private boolean isOfAnOwner(Telling verdict) {
        var speaker = verdict.key().speaker().map(CountryCode::value).orElse("");
        return ofAllCountries(verdict.subject())
                .anyMatch(standing -> standing.told() && standing.origins().contains(speaker));
    }

    /** May whoever is told so know of it at this moment? @param subject id of an alert, hit, case or operation */
    public boolean mayKnow(Reader reader, String subject) {
        return mayKnow(reader, subject, null);
    }

    /** @param present newer than what is remembered, if not null */
    private boolean mayKnow(Reader reader, String subject, @Nullable Standing present) {
        var alert = AlertId.parse(subject);
        if (alert.isPresent()) {
            return mayKnow(reader, alert.get());
        }
        if (!reader.isHub()) {
            return isMember(reader.country())
                    && Optional.ofNullable(present)
                            .or(() -> find(Standing.idFor(subject, reader.code())))
                            .filter(standing -> isToldNow(reader, standing))
                            .isPresent();
        }
        var ofAll = present == null ? ofAllCountries(subject) : Stream.of(present);
        return ofAll.anyMatch(standing -> standing.told() && standing.wholeGroup());
    }

    private boolean isToldNow(Reader reader, Standing standing) {
        return standing.told() && standing.foreign().stream().allMatch(group -> isMember(reader.country(), group));
    }

    private boolean mayKnow(Reader reader, AlertId alert) {
        var owner = alert.owner().value();
        var found = find(alert.toString());
        if (found.isEmpty() || !found.get().told()) {
            return false;
        }
        var newest = found.get();
        if (reader.isHub()) {
            return newest.wholeGroup();
        }
        var own = Standing.idFor(newest.id(), reader.code());
        var erased = standings.apply(Stream.concat(
                        Stream.of(own), newest.groups().stream().map(group -> Standing.idFor(newest.id(), group)))
                .toList());
        // What a group loses by the very version that names countries, those countries keep.
        var lost = erased.values().stream()
                .anyMatch(erasure -> erasure.id().equals(own) || newest.wholeGroup()
                        ? erasure.version() >= newest.version()
                        : erasure.version() > newest.version());
        return !(lost && !reader.code().equals(owner))
                && (reader.code().equals(owner)
                        ? isMember(reader.country())
                        : (newest.wholeGroup() || newest.countries().contains(reader.code()))
                                && newest.groups().stream().allMatch(of -> isMember(reader.country(), of)));
    }

    private boolean mayRead(Reader reader, String owner, Alert alert) {
        var audience = alert.getAudience();
        if (reader.isHub()) {
            return audience.getWholeGroup();
        }
        if (reader.code().equals(owner)) {
            return isMember(reader.country());
        }
        return (audience.getWholeGroup() || audience.getCountries().contains(reader.code()))
                && isMember(reader.country(), alert.getWorkingGroup());
    }

    private Optional<Standing> find(String id) {
        return Optional.ofNullable(standings.apply(List.of(id)).get(id));
    }

    private Stream<Standing> ofAllCountries(String subject) {
        var ids = directory.get().countries().stream()
                .map(country -> Standing.idFor(subject, country.code().value()))
                .collect(Collectors.toList());
        return standings.apply(ids).values().stream();
    }

    /** Is it a member of the exchange now? */
    private boolean isMember(CountryCode country) {
        return directory.get().hasMember(country, clock.instant());
    }

    private boolean isMember(CountryCode country, String group) {
        return isMember(country) && members(group).contains(country);
    }

    private Set<CountryCode> members(String group) {
        return directory
                .get()
                .group(new WorkingGroup(group))
                .map(found -> found.membersAt(clock.instant()))
                .orElse(Set.of());
    }
}
