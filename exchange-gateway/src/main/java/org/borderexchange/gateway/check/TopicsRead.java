package org.borderexchange.gateway.check;

/** Has all been read that stood on the topics of this country when the reading of them began? */
public interface TopicsRead {

    /** False again while the country reads topics anew, as when it has joined a group. */
    boolean caughtUp();
}
