package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.*;
import static org.borderexchange.gateway.store.AuthoredDocuments.*;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.borderexchange.gateway.alert.AlertSearch;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.VisibleAlert.Publication;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reading what is readable, own or received. */
final class MongoVisibleAlerts implements VisibleAlerts {

    private final AlertDocuments documents;

    MongoVisibleAlerts(AlertDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Optional<VisibleAlert> find(AlertId id) {
        return readable(id).map(MongoVisibleAlerts::view);
    }

    @Override
    public Optional<VisibleAlert> findVersion(AlertId id, int version) {
        return readable(id).flatMap(present -> {
            if (present.getInteger(VERSION) == version) {
                return Optional.of(view(present));
            }
            var earlier = StoreCalls.call(() -> documents
                    .versions
                    .find(byId(MongoAlerts.versionKey(id, version)))
                    .first());
            return Optional.ofNullable(earlier)
                    .map(kept -> new VisibleAlert(id, version, Optional.of(Publication.PUBLISHED), event(kept)));
        });
    }

    @Override
    public List<VisibleAlert> search(AlertSearch search) {
        return StoreCalls.call(() -> documents
                .alerts
                .find(filter(search))
                .sort(Sorts.descending(ORDER))
                .limit(search.limit())
                .map(MongoVisibleAlerts::view)
                .into(new ArrayList<>()));
    }

    @Override
    public List<Version> history(AlertId id) {
        return readable(id).map(this::history).orElse(List.of());
    }

    @Override
    public Set<AlertId> lost(Collection<AlertId> ids) {
        var names = ids.stream().map(AlertId::toString).toList();
        return StoreCalls.call(() -> {
            var lost = new HashSet<AlertId>();
            for (var held : documents.alerts.find(byIds(names)).projection(Projections.include(READABLE))) {
                if (!held.getBoolean(READABLE)) {
                    lost.add(id(held));
                }
            }
            return lost;
        });
    }

    private List<Version> history(Document present) {
        var arrived = present.getList(VERSIONS, Document.class);
        if (arrived != null) {
            return arrived.stream().map(MongoVisibleAlerts::version).toList();
        }
        var earlier = IntStream.range(1, present.getInteger(VERSION))
                .mapToObj(version -> MongoAlerts.versionKey(id(present), version))
                .toList();
        var all = StoreCalls.call(() -> documents.versions.find(byIds(earlier)).into(new ArrayList<>()));
        all.add(present);
        return all.stream()
                .map(MongoVisibleAlerts::version)
                .sorted(Comparator.comparingInt(Version::version))
                .toList();
    }

    private Optional<Document> readable(AlertId id) {
        var document =
                StoreCalls.call(() -> documents.alerts.find(byId(id.toString())).first());
        return Optional.ofNullable(document).filter(found -> found.getBoolean(READABLE));
    }

    private static Bson filter(AlertSearch search) {
        var criteria = new ArrayList<Bson>();
        criteria.add(Filters.eq(READABLE, true));
        search.workingGroup().ifPresent(group -> criteria.add(Filters.eq(WORKING_GROUP, group.value())));
        search.type().ifPresent(type -> criteria.add(Filters.eq(TYPE, type.name())));
        search.origin().ifPresent(country -> criteria.add(Filters.eq(OWNER, country.value())));
        search.identifierKeys().ifPresent(keys -> criteria.add(Filters.in(KEYS, keys)));
        search.before().ifPresent(order -> criteria.add(Filters.lt(ORDER, order)));
        search.status().ifPresent(status -> criteria.add(standing(status, search.now())));
        search.validAt().ifPresent(moment -> criteria.add(validAt(moment)));
        return Filters.and(criteria);
    }

    /** Status as computed now: an active alert whose time has passed counts as expired. */
    private static Bson standing(AlertStatus status, Instant now) {
        var recorded = Filters.eq(STATUS, status.name());
        var active = Filters.eq(STATUS, AlertStatus.ACTIVE.name());
        return switch (status) {
            case ACTIVE -> Filters.and(active, Filters.gt(VALID_UNTIL, Date.from(now)));
            case EXPIRED -> Filters.or(recorded, Filters.and(active, Filters.lte(VALID_UNTIL, Date.from(now))));
            case WITHDRAWN, ACHIEVED -> recorded;
        };
    }

    private static Bson validAt(Instant moment) {
        var notEndedBefore =
                Filters.or(Filters.eq(STATUS, AlertStatus.ACTIVE.name()), Filters.gt(CHANGED_AT, Date.from(moment)));
        return Filters.and(
                Filters.lte(ISSUED_AT, Date.from(moment)), Filters.gt(VALID_UNTIL, Date.from(moment)), notEndedBefore);
    }

    static VisibleAlert view(Document document) {
        var own = document.containsKey(REACH);
        var publication = outbox(document).isEmpty() ? Publication.PUBLISHED : Publication.PENDING;
        return new VisibleAlert(
                id(document),
                document.getInteger(VERSION),
                own ? Optional.of(publication) : Optional.empty(),
                event(document));
    }

    private static Version version(Document document) {
        return new Version(
                document.getInteger(VERSION),
                EventKind.valueOf(document.getString(KIND)),
                document.getDate(CHANGED_AT).toInstant(),
                Optional.ofNullable(document.getString(CHANGED_BY)));
    }
}
