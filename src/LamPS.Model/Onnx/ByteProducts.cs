using System.Runtime.Intrinsics.X86;

namespace LamPS.Model.Onnx;

/// <summary>
/// Whether this processor multiplies bytes without loss. Older ones of the x86 family add pairs of products in 16 bits, which overflows without a sign of
/// it; ONNX Runtime has a slower way around that, which it would take on newer ones as well when asked to.
/// </summary>
internal static class ByteProducts
{
    private const int Features = 7;
    private const int Avx512Vnni = 1 << 11;
    private const int AvxVnni = 1 << 4;

    /// <summary>Whether sums of products are exact.</summary>
    public static bool AreExact { get; } = !X86Base.IsSupported || (Highest() >= Features && HasVnni());

    private static int Highest() => X86Base.CpuId(0, 0).Eax;

    private static bool HasVnni() => (X86Base.CpuId(Features, 0).Ecx & Avx512Vnni) != 0 || (X86Base.CpuId(Features, 1).Eax & AvxVnni) != 0;
}
