package org.borderexchange.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.borderexchange.schemas.Golden;
import org.borderexchange.schemas.ReleasedSchemas;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventEncodingTest {

    private static final List<String> ONE_OF_SEVERAL = List.of(
            "ExchangeEvent.alert",
            "ExchangeEvent.erasure",
            "ExchangeEvent.hit",
            "ExchangeEvent.verdict",
            "ExchangeEvent.sighting",
            "ExchangeEvent.caseAct",
            "ExchangeEvent.caseFile",
            "ExchangeEvent.caseEntry",
            "ExchangeEvent.operation",
            "ExchangeEvent.receipt",
            "ExchangeEvent.escalation",
            "Alert.stolenVehicle",
            "Alert.smuggling",
            "Alert.irregularMigration");

    private static final byte[] SMUGGLING = Golden.named("smuggling").encoded();

    static Stream<Golden> golden() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void readsWhatItsReleaseWrote(Golden golden) {
        assertThat(EventEncoding.decode(golden.encoded()))
                .hasToString(golden.record().toString());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void writesTheGoldenBytesAsLongAsTheContractIsThatOfTheirRelease(Golden golden) {
        assumeTrue(ReleasedSchemas.present().equals(golden.schema()));
        assertThat(EventEncoding.encode(EventEncoding.decode(golden.encoded()))).isEqualTo(golden.encoded());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void goldenEventsLeaveNoFieldOfTheirReleaseOpen(Golden golden) throws IOException {
        int length = golden.encoded().length - EventEncoding.HEADER;
        var payload = DecoderFactory.get().binaryDecoder(golden.encoded(), EventEncoding.HEADER, length, null);
        assertThat(openFields(new GenericDatumReader<GenericRecord>(golden.schema()).read(null, payload)))
                .filteredOn(field -> !ONE_OF_SEVERAL.contains(field))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void isAvroSingleObjectEncoding(Golden golden) throws IOException {
        assertThat(golden.encoded()).startsWith(0xC3, 0x01);
        assertThat(ByteBuffer.wrap(golden.encoded())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong(2))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(golden.schema()));
    }

    @Test
    void readsBytesOfEveryRelease() throws IOException {
        for (var release : ReleasedSchemas.all()) {
            assertThat(EventEncoding.decode(zeroEventOf(release)).getVersion()).isZero();
        }
    }

    @Test
    void theJarCarriesEveryRelease() {
        assertThat(ReleasedSchemas.all())
                .isNotEmpty()
                .allSatisfy(release -> assertThat(
                                Releases.withFingerprint(SchemaNormalization.parsingFingerprint64(release)))
                        .isPresent());
    }

    @Test
    void aSymbolOfALaterReleaseReadsAsItsEnumsDefault() throws IOException {
        var later = new Schema.Parser()
                .parse(ReleasedSchemas.present()
                        .toString()
                        .replace("\"OPERATION_CHANGED\",", "\"OPERATION_CHANGED\",\"NEW_KIND\","));
        var event = new GenericData.Record(zero(later), true);
        event.put("kind", new GenericData.EnumSymbol(later.getField("kind").schema(), "NEW_KIND"));
        var payload = payload(event);
        assertThat(new EventReader(later).read(payload, 0).getKind())
                .isEqualTo(org.borderexchange.schemas.wire.EventKind.UNRECOGNISED);
    }

    @Test
    void customCodersWriteWithoutAnySystemProperty() {
        assertThat(System.getProperty("org.apache.avro.specific.use_custom_coders"))
                .isNull();
        EventEncoding.decode(SMUGGLING);
        assertThat(SpecificData.getForClass(ExchangeEvent.class).useCustomCoders())
                .isTrue();
    }

    @Test
    void everyGeneratedRecordHasCustomCoders() {
        var records = new ClassFileImporter()
                .importPackagesOf(ExchangeEvent.class).stream()
                        .filter(type -> type.isAssignableTo(SpecificRecordBase.class))
                        .toList();
        assertThat(records)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.tryGetMethod("hasCustomCoders"))
                        .as(type.getSimpleName())
                        .isPresent());
    }

    @Test
    void refusesWhatIsNotInThisEncoding() {
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventEncoding.decode(new byte[0]));
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventEncoding.decode(new byte[20]));
    }

    @Test
    void refusesALaterReleaseAndSaysSo() {
        var later = SMUGGLING.clone();
        later[5] ^= 1;
        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> EventEncoding.decode(later))
                .withMessageContaining("does not know");
    }

    @Property(tries = 200)
    void refusesEveryTruncation(@ForAll @IntRange(min = 1, max = 800) int missing) {
        var cut = Arrays.copyOf(SMUGGLING, SMUGGLING.length - missing);
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventEncoding.decode(cut));
    }

    @Property(tries = 200)
    void refusesBytesThatFollow(@ForAll @Size(min = 1, max = 20) byte[] excess) {
        var longer = Arrays.copyOf(SMUGGLING, SMUGGLING.length + excess.length);
        System.arraycopy(excess, 0, longer, SMUGGLING.length, excess.length);
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventEncoding.decode(longer));
    }

    @Property(tries = 2000)
    void corruptBytesAreReadAsSomeEventOrRefusedButNeverBreakTheReader(
            @ForAll @IntRange(min = 0, max = 840) int at, @ForAll @Size(8) byte[] hostile) {
        var corrupt = SMUGGLING.clone();
        System.arraycopy(hostile, 0, corrupt, EventEncoding.HEADER + Math.min(at, corrupt.length - 18), hostile.length);
        readOrRefuse(corrupt);
    }

    @Test
    void aLengthOfTwoThousandMillionCostsNoMemory() {
        var hostileLength = HexFormat.of().parseHex("feffffff0f");
        IntStream.range(EventEncoding.HEADER, SMUGGLING.length - hostileLength.length)
                .forEach(at -> {
                    var corrupt = SMUGGLING.clone();
                    System.arraycopy(hostileLength, 0, corrupt, at, hostileLength.length);
                    readOrRefuse(corrupt);
                });
    }

    private static void readOrRefuse(byte[] corrupt) {
        try {
            assertThat(EventEncoding.decode(corrupt)).isNotNull();
        } catch (MalformedEvent refused) {
            assertThat(refused.getMessage()).isIn("the payload does not follow its schema", "bytes follow the event");
        }
    }

    private static List<String> openFields(GenericRecord record) {
        return record.getSchema().getFields().stream()
                .flatMap(field -> {
                    var value = record.get(field.pos()) instanceof List<?> list && !list.isEmpty()
                            ? list.getFirst()
                            : record.get(field.pos());
                    return value instanceof GenericRecord nested
                            ? openFields(nested).stream()
                            : value == null || value instanceof List<?>
                                    ? Stream.of(record.getSchema().getName() + "." + field.name())
                                    : Stream.empty();
                })
                .toList();
    }

    private static GenericData.Record zero(Schema schema) throws IOException {
        return (GenericData.Record) new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(new byte[100], null));
    }

    private static byte[] payload(GenericRecord event) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
        return bytes.toByteArray();
    }

    private static byte[] zeroEventOf(Schema release) throws IOException {
        var payload = payload(zero(release));
        return ByteBuffer.allocate(EventEncoding.HEADER + payload.length)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(release))
                .put(payload)
                .array();
    }
}
