package org.borderexchange.gateway.hit.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.ID;
import static org.borderexchange.gateway.store.Copies.VERSION;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.hit.Verdict;
import org.borderexchange.gateway.hit.Verdicts;
import org.borderexchange.gateway.hit.wire.HitWire;
import org.borderexchange.gateway.store.Copies;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * This country's verdicts are acts of its own; other countries' are copies in {@code verdicts}: {@code {_id: "<hit>/<cc>", version}}, and
 * unless the hit is lost {@code verdict, reason, basis, at}.
 */
final class MongoVerdicts implements Verdicts {

    private static final String KIND = "verdict";
    private static final String REASON = "reason";
    private static final String BASIS = "basis";
    private static final String AT = "at";
    private static final Bson WITHOUT_CONTENT =
            Updates.combine(Updates.unset(KIND), Updates.unset(REASON), Updates.unset(BASIS), Updates.unset(AT));

    private final Acts acts;
    private final Copies ofOthers;
    private final CountryCode country;

    MongoVerdicts(MongoDatabase database, Acts acts, CountryCode country) {
        this.acts = acts;
        this.ofOthers = new Copies(database, "verdicts");
        this.country = country;
    }

    @Override
    public void applyNewer(List<Verdict> verdicts) {
        ofOthers.applyNewer(verdicts.stream().map(MongoVerdicts::document).toList());
    }

    @Override
    public void forget(Collection<HitId> lost) {
        for (var hit : lost) {
            var ofThatHit = Filters.and(Filters.gte(ID, hit + "/"), Filters.lt(ID, hit + "0")); // 0 follows the slash
            StoreCalls.run(() -> ofOthers.documents().updateMany(ofThatHit, WITHOUT_CONTENT));
        }
    }

    @Override
    public List<Verdict> find(Collection<EventKey> keys) {
        var own = keys.stream().filter(this::isOwn).toList();
        var others =
                keys.stream().filter(key -> !isOwn(key)).map(EventKey::toString).toList();
        return Stream.concat(
                        acts.find(own).stream().map(HitWire::verdict).flatMap(Optional::stream),
                        ofOthers.find(others).stream()
                                .filter(document -> document.containsKey(KIND))
                                .map(MongoVerdicts::verdict))
                .toList();
    }

    @Override
    public void give(Verdict own, String by, List<TopicName> topics) throws Acts.AlreadySaid {
        acts.say(HitWire.act(own, by, topics));
    }

    private boolean isOwn(EventKey key) {
        return key.speaker().equals(Optional.of(country));
    }

    private static Document document(Verdict verdict) {
        return new Document(ID, verdict.key().toString())
                .append(VERSION, verdict.version())
                .append(KIND, verdict.kind().name())
                .append(REASON, verdict.reason())
                .append(BASIS, verdict.basis())
                .append(AT, Date.from(verdict.at()));
    }

    private static Verdict verdict(Document document) {
        var key = EventKey.parse(document.getString(ID)).orElseThrow();
        return new Verdict(
                HitId.parse(key.subject()).orElseThrow(),
                key.speaker().orElseThrow(),
                document.getInteger(VERSION),
                VerdictKind.valueOf(document.getString(KIND)),
                document.getString(REASON),
                document.getString(BASIS),
                document.getDate(AT).toInstant());
    }
}
