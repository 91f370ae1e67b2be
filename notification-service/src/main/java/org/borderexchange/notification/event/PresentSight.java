package org.borderexchange.notification.event;

import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.borderexchange.schemas.directory.ExchangeDirectory;

/** Who may know of what, asked before each sending. Thread-safe. */
public final class PresentSight {

    private final Sight recent;
    private final Sight fresh;

    public PresentSight(Standings standings, Supplier<ExchangeDirectory> directory, Clock clock) {
        this.recent = new Sight(new RecentStandings(standings, clock)::find, directory, clock);
        this.fresh = new Sight(standings::find, directory, clock);
    }

    /**
     * A yes may be a quarter of a second old; a no never is, for what is withheld is not sent again and the very event that widened an
     * audience may be the one to be told.
     */
    public boolean mayKnow(Reader reader, String subject) {
        return recent.mayKnow(reader, subject) || fresh.mayKnow(reader, subject);
    }

    /** See {@link Sight#readers}. */
    public Set<Reader> readers(Telling telling) {
        return fresh.readers(telling);
    }
}
