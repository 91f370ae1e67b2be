package org.borderexchange.gateway.outbox;

/** Publishes what waits. Everything goes through it; telling it of new work only saves the wait for its next sweep. */
public interface Relay {

    /** May a new document be stored under a lease for this instance? False when the relay is busy or stopped: a sweep will find it. */
    boolean hasRoom();

    /** Hands over what was stored under a lease for this instance. Never blocks. */
    void take(LeasedOutbox leased);

    /** Tells that the document of this key has something new to send. Never blocks. */
    void wake(String key);
}
