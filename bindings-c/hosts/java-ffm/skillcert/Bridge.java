package skillcert;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Calls libskillcert with the FFM API of Java 22. The system property skillcert.library may hold its path. */
final class Bridge {
    private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup(
            System.getProperty("skillcert.library", System.mapLibraryName("skillcert")), Arena.global());
    private static final Map<String, MethodHandle> FUNCTIONS = new ConcurrentHashMap<>();

    private Bridge() {}

    /**
     * Arguments: Integer and Long, size_t from {@link #size}, byte[] or null for memory that is read or written, byte[][]
     * for pointers to what is read.
     */
    static int call(String function, Object... args) {
        MethodHandle handle = FUNCTIONS.computeIfAbsent(function, name -> link(name, args));
        try (Arena arena = Arena.ofConfined()) {
            Object[] passed = Stream.of(args).map(arg -> pass(arena, arg)).toArray();
            int code = (int) handle.invokeWithArguments(passed);
            for (int i = 0; i < args.length; i++)
                if (args[i] instanceof byte[] bytes) MemorySegment.ofArray(bytes).copyFrom((MemorySegment) passed[i]);
            return code;
        } catch (Throwable fault) {
            throw new IllegalStateException(function, fault);
        }
    }

    static Object size(int length) { return (long) length; }

    /** The lengths of rows as an array of size_t. */
    static byte[] sizes(byte[][] rows) {
        ByteBuffer sizes = ByteBuffer.allocate(Long.BYTES * rows.length).order(ByteOrder.nativeOrder());
        for (byte[] row : rows) sizes.putLong(row == null ? 0 : row.length);
        return sizes.array();
    }

    private static MethodHandle link(String function, Object[] args) {
        MemoryLayout[] layouts = Stream.of(args).map(Bridge::layout).toArray(MemoryLayout[]::new);
        FunctionDescriptor descriptor = FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts);
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(function), descriptor);
    }

    private static MemoryLayout layout(Object arg) {
        if (arg instanceof Integer) return ValueLayout.JAVA_INT;
        return arg instanceof Long ? ValueLayout.JAVA_LONG : ValueLayout.ADDRESS;
    }

    private static Object pass(Arena arena, Object arg) {
        if (arg == null) return MemorySegment.NULL;
        if (arg instanceof byte[][] rows) return starts(arena, rows);
        return arg instanceof byte[] bytes ? arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes) : arg;
    }

    private static MemorySegment starts(Arena arena, byte[][] rows) {
        MemorySegment starts = arena.allocate(ValueLayout.ADDRESS, rows.length);
        for (int i = 0; i < rows.length; i++)
            starts.setAtIndex(ValueLayout.ADDRESS, i, (MemorySegment) pass(arena, rows[i]));
        return starts;
    }
}
