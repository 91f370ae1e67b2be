package org.borderexchange.gateway.receipt;

import java.time.Instant;
import java.util.Collection;

/** What happened in this country and its owners will be told, a second later perhaps. Never waits for anything and never fails. */
public interface Tidings {

    /** Stored, newly or once more. */
    void delivered(Collection<Delivered> arrivals);

    /** An officer has read that version of what others own. */
    void read(String subject, int version);

    /**
     * @param subject id of an alert or hit
     * @param version of it
     * @param readable false: what was told is its loss
     * @param toldAt when its owner told it
     */
    record Delivered(String subject, int version, boolean readable, Instant toldAt) {}
}
