package org.borderexchange.gateway.infrastructure;

/** A broker and a database. */
interface Servers {

    String kafka();

    String mongo(String database);

    void stopKafka();

    void startKafka();
}
