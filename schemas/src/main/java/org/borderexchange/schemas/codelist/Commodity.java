package org.borderexchange.schemas.codelist;

/** What is smuggled. */
public enum Commodity implements Code {
    DRUGS("drugs"),
    TOBACCO("tobacco"),
    ALCOHOL("alcohol"),
    FIREARMS("firearms"),
    AMMUNITION("ammunition"),
    EXPLOSIVES("explosives"),
    MEDICINES("medicines"),
    COUNTERFEIT("counterfeit goods"),
    CASH("cash"),
    CULTURAL_GOODS("cultural goods"),
    WILDLIFE("wildlife"),
    WASTE("waste"),
    FUEL("fuel"),
    DANGEROUS_GOODS("dangerous goods"),
    PERSONS("persons"),
    OTHER("other");

    private final String label;

    Commodity(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
