package org.borderexchange.gateway.outbox;

/** Closed until this instance has heard what its country published before, so that a restored older database does not repeat the past. */
public interface PublishingGate {

    boolean isOpen();
}
