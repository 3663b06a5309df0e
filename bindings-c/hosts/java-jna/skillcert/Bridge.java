package skillcert;

import com.sun.jna.Function;
import com.sun.jna.IntegerType;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;

/** Calls libskillcert with JNA. The system property skillcert.library may hold its path. */
final class Bridge {
    private static final NativeLibrary LIBRARY =
            NativeLibrary.getInstance(System.getProperty("skillcert.library", "skillcert"));

    private static final int CONVENTION =
            Platform.isWindows() && !Platform.is64Bit() ? Function.ALT_CONVENTION : Function.C_CONVENTION;

    private Bridge() {}

    /**
     * Arguments: Integer and Long, size_t from {@link #size}, byte[] or null for memory that is read or written, byte[][]
     * for pointers to what is read.
     */
    static int call(String function, Object... args) {
        Object[] passed = Stream.of(args).map(arg -> arg instanceof byte[][] ? starts((byte[][]) arg) : arg).toArray();
        return LIBRARY.getFunction(function, CONVENTION).invokeInt(passed);
    }

    static Object size(int length) { return new Size(length); }

    /** The lengths of rows as an array of size_t. */
    static byte[] sizes(byte[][] rows) {
        ByteBuffer sizes = ByteBuffer.allocate(Native.SIZE_T_SIZE * rows.length).order(ByteOrder.nativeOrder());
        for (byte[] row : rows) {
            int length = row == null ? 0 : row.length;
            if (Native.SIZE_T_SIZE == 4) sizes.putInt(length);
            else sizes.putLong(length);
        }
        return sizes.array();
    }

    private static Pointer[] starts(byte[][] rows) { return Stream.of(rows).map(Bridge::start).toArray(Pointer[]::new); }

    private static Pointer start(byte[] row) {
        if (row == null) return null;
        Memory memory = new Memory(Math.max(1, row.length));
        memory.write(0, row, 0, row.length);
        return memory;
    }

    /** size_t has 4 bytes in a 32-bit Java. */
    public static final class Size extends IntegerType {
        public Size() { this(0); }

        Size(int length) { super(Native.SIZE_T_SIZE, length, true); }
    }
}
