package org.borderexchange.gateway.alert.content;

import org.borderexchange.schemas.codelist.ContentType;

/** What an alert carries. */
public sealed interface Content permits StolenVehicle, Smuggling, IrregularMigration {

    ContentType type();
}
