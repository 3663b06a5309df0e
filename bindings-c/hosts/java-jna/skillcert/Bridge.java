package skillcert;

import com.sun.jna.IntegerType;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** Calls libskillcert with JNA. The system property skillcert.library may hold its path. */
final class Bridge {
    private static final NativeLibrary LIBRARY =
            NativeLibrary.getInstance(System.getProperty("skillcert.library", "skillcert"));

    private Bridge() {}

    /** Arguments: Integer and Long, size_t from {@link #size}, byte[] or null for memory that is read or written. */
    static int call(String function, Object... args) { return LIBRARY.getFunction(function).invokeInt(args); }

    static Object size(int length) { return new Size(length); }

    /** size_t has 4 bytes in a 32-bit Java. */
    public static final class Size extends IntegerType {
        public Size() { this(0); }

        Size(int length) { super(Native.SIZE_T_SIZE, length, true); }
    }
}
