package org.borderexchange.gateway.alert;

import java.util.Collection;
import org.borderexchange.schemas.matching.Identified;

/** The identifiers of live alerts, as whoever answers checks keeps them at hand. */
public interface LiveIdentifiers {

    /**
     * To be told of every alert that is stored, or heard to be stored by another instance of this gateway: after the write, before it is
     * acknowledged. From then on {@code now} is found.
     *
     * @param before what it said before, as far as that is known; may be forgotten unless another live alert says it
     * @param now what it says if it is live, else nothing
     */
    void changed(Collection<Identified> before, Collection<Identified> now);
}
