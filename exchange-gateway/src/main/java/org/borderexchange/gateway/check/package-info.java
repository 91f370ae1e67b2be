/**
 * "Is this known?": checks of plates, vehicles, documents, containers and persons against every live alert that this country may see, and the
 * sightings that follow from them. Start with {@link org.borderexchange.gateway.check.CheckService}; why most checks need no database is
 * {@link org.borderexchange.gateway.check.IdentifierFilter}.
 */
@NullMarked
package org.borderexchange.gateway.check;

import org.jspecify.annotations.NullMarked;
