package org.borderexchange.gateway.hit;

import java.util.Collection;
import java.util.List;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;

/** What countries say of hits. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface Verdicts {

    /** Stores what is newer than what is held of other countries' verdicts, whether or not their hits are known yet. */
    void applyNewer(List<Verdict> ofOthers);

    /** Erases what is held of other countries' verdicts on hits that this country has lost; their versions stay, so that nothing older returns. */
    void forget(Collection<HitId> lost);

    /** The present verdicts under these keys, in no particular order. */
    List<Verdict> find(Collection<EventKey> keys);

    /**
     * Stores a verdict of this country with its unsent event, as one write.
     *
     * @param by subject of the officer's token
     * @param topics that are told
     * @throws Acts.AlreadySaid if another version of it is held; nothing is stored then
     */
    void give(Verdict own, String by, List<TopicName> topics) throws Acts.AlreadySaid;
}
