// A panic inside the library arrives as a code, and the program goes on; needs the feature fault-injection.
using System;
using System.Runtime.InteropServices;

static class Panic
{
    [DllImport("skillcert", CallingConvention = CallingConvention.Winapi)]
    static extern int skillcert_fault_panic(ref ulong number, ref Skillcert.Finding err);

    static int Main()
    {
        ulong number = 1918010000001;
        var err = Skillcert.Empty;
        var code = skillcert_fault_panic(ref number, ref err);
        if (code != -99 || err.Code != -99 || number != 0) return 1;
        if (Skillcert.Parse("1918010000001", null, 0).Number != 1918010000001) return 1;
        Console.WriteLine("a panic arrives as code -99");
        return 0;
    }
}
