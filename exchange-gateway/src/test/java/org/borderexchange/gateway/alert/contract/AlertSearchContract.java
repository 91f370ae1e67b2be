package org.borderexchange.gateway.alert.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.SMUGGLING;
import static org.borderexchange.gateway.alert.Examples.VEHICLES;
import static org.borderexchange.gateway.alert.Examples.amendedAfter;
import static org.borderexchange.gateway.alert.Examples.heard;
import static org.borderexchange.gateway.alert.Examples.heardAsLoss;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.smuggledTobacco;
import static org.borderexchange.gateway.alert.Examples.stolenCar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.gateway.alert.AlertSearch;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.junit.jupiter.api.Test;

/** {@link org.borderexchange.gateway.alert.VisibleAlerts#search}. */
public interface AlertSearchContract extends StoreContract {

    Duration A_MINUTE = Duration.ofMinutes(1);

    /** Criteria, all open at first. */
    final class Query {
        private Optional<WorkingGroup> group = Optional.empty();
        private Optional<ContentType> type = Optional.empty();
        private Optional<AlertStatus> status = Optional.empty();
        private Optional<CountryCode> origin = Optional.empty();
        private Optional<Set<String>> keys = Optional.empty();
        private Optional<Instant> validAt = Optional.empty();
        private Optional<String> before = Optional.empty();
        private int limit = 200;
    }

    @Test
    default void withoutCriteriaEverythingReadableIsFoundNewestFirst() {
        var rs = instance("a");
        var first = rs.issue(stolenCar()).id();
        clock().forward(A_MINUTE);
        var theirs = receive(rs, BA);
        clock().forward(A_MINUTE);
        var last = rs.issue(stolenCar()).id();
        var lost = issued(BA, stolenCar(), clock().instant());
        rs.copies().applyNewer(List.of(heard(lost)));
        rs.copies().applyNewer(List.of(heardAsLoss(amendedAfter(lost, A_MINUTE))));

        assertThat(search(rs, all -> {})).containsExactly(last, theirs, first);
    }

    @Test
    default void byWorkingGroupTypeAndOrigin() {
        var rs = instance("a");
        var car = rs.issue(stolenCar()).id();
        var tobacco = rs.issue(smuggledTobacco()).id();
        var theirs = receive(rs, BA);

        assertThat(search(rs, in -> in.group = Optional.of(SMUGGLING))).containsExactly(tobacco);
        assertThat(search(rs, of -> of.type = Optional.of(ContentType.SMUGGLING)))
                .containsExactly(tobacco);
        assertThat(search(rs, of -> of.origin = Optional.of(BA))).containsExactly(theirs);
        assertThat(search(rs, of -> {
                    of.group = Optional.of(VEHICLES);
                    of.origin = Optional.of(RS);
                }))
                .containsExactly(car);
    }

    @Test
    default void byStatusAsItIsNowWhetherOrNotTheEndWasRecorded() {
        var rs = instance("a");
        var active = rs.issue(stolenCar()).id();
        var withdrawn = rs.issue(stolenCar()).id();
        rs.withdraw(withdrawn);
        var recorded = rs.issue(stolenCar(NOW.plusSeconds(10))).id();
        clock().forward(Duration.ofSeconds(1));
        var over = rs.issue(stolenCar(NOW.plusSeconds(11))).id();
        clock().set(NOW.plusSeconds(10));
        rs.expire(recorded);

        assertThat(search(rs, of -> of.status = Optional.of(AlertStatus.ACTIVE)))
                .containsExactly(over, active);
        clock().set(NOW.plusSeconds(11));
        assertThat(search(rs, of -> of.status = Optional.of(AlertStatus.ACTIVE)))
                .containsExactly(active);
        assertThat(search(rs, of -> of.status = Optional.of(AlertStatus.EXPIRED)))
                .containsExactly(over, recorded);
        assertThat(search(rs, of -> of.status = Optional.of(AlertStatus.WITHDRAWN)))
                .containsExactly(withdrawn);
        assertThat(search(rs, of -> of.status = Optional.of(AlertStatus.ACHIEVED)))
                .isEmpty();
    }

    @Test
    default void byTheMomentAtWhichItWasValid() {
        var rs = instance("a");
        var id = rs.issue(stolenCar(NOW.plusSeconds(60))).id();
        var withdrawn = rs.issue(stolenCar()).id();
        clock().set(NOW.plusSeconds(30));
        rs.withdraw(withdrawn);

        assertThat(validAt(rs, NOW.minusMillis(1))).isEmpty();
        assertThat(validAt(rs, NOW)).containsExactlyInAnyOrder(id, withdrawn);
        assertThat(validAt(rs, NOW.plusSeconds(29))).containsExactlyInAnyOrder(id, withdrawn);
        assertThat(validAt(rs, NOW.plusSeconds(30))).containsExactly(id);
        assertThat(validAt(rs, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    default void byIdentifierInAnySpelling() {
        var rs = instance("a");
        var car = rs.issue(stolenCar("BG 1234-AA")).id();
        rs.issue(stolenCar("NS 777-XX"));
        receive(rs, BA);

        assertThat(search(rs, of -> of.keys = Optional.of(keys("bg1234aa")))).contains(car);
        assertThat(search(rs, of -> {
                    of.keys = Optional.of(keys("BG-1234 AA"));
                    of.origin = Optional.of(RS);
                }))
                .containsExactly(car);
        assertThat(search(rs, of -> of.keys = Optional.of(keys("SA 111-QQ")))).isEmpty();
        assertThat(search(rs, of -> of.keys = Optional.of(Set.of()))).isEmpty();
    }

    @Test
    default void theCursorWalksThroughAllWithoutGapOrRepetition() {
        var rs = instance("a");
        var ids = new ArrayList<AlertId>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(i % 3 == 0 ? receive(rs, BA) : rs.issue(stolenCar()).id());
            clock().forward(A_MOMENT);
        }

        var walked = new ArrayList<AlertId>();
        List<AlertId> page;
        do {
            page = search(rs, of -> {
                of.limit = 3;
                of.before = walked.isEmpty()
                        ? Optional.empty()
                        : Optional.of(walked.getLast().ulid());
            });
            walked.addAll(page);
        } while (!page.isEmpty());

        assertThat(walked).isEqualTo(ids);
    }

    private static List<AlertId> validAt(Instance rs, Instant moment) {
        return search(rs, of -> of.validAt = Optional.of(moment));
    }

    private static AlertId receive(Instance rs, CountryCode owner) {
        var theirs = issued(owner, stolenCar(), rs.clock().instant());
        rs.copies().applyNewer(List.of(heard(theirs)));
        return theirs.alert().id();
    }

    private static Set<String> keys(String plate) {
        return IdentifierKeys.stored(IdentifierKind.PLATE, plate);
    }

    private static List<AlertId> search(Instance rs, Consumer<Query> criteria) {
        var query = new Query();
        criteria.accept(query);
        var search = new AlertSearch(
                query.group,
                query.type,
                query.status,
                query.origin,
                query.keys,
                query.validAt,
                query.before,
                rs.clock().instant(),
                query.limit);
        return rs.visible().search(search).stream().map(VisibleAlert::id).toList();
    }
}
