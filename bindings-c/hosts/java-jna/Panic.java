package skillcert;

import java.util.Arrays;

/** A panic inside the library arrives as a code, and the program goes on; needs the feature fault-injection. */
public class Panic {
    public static void main(String[] args) {
        byte[] number = {1, 2, 3, 4, 5, 6, 7, 8};
        try {
            Skillcert.call("fault_panic", number);
        } catch (Skillcert.Refused refused) {
            boolean isZero = Arrays.equals(number, new byte[8]);
            long next = Skillcert.parse("1918010000001", null, 0).number;
            if (refused.finding.code != -99 || !isZero || next != 1918010000001L) System.exit(1);
            System.out.println("a panic arrives as code -99");
            return;
        }
        System.exit(1);
    }
}
