using LamPS.Core.Applications;
using LamPS.Desktop.AtSpi.Sessions;
using Xunit;

namespace LamPS.Host.Tests;

/// <summary>What tests of real applications need; where it is missing they are skipped, with the reason.</summary>
internal static class DesktopRequirement
{
    public static void For(params string[] programs)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "real applications are driven on Linux only");
        var missing = HeadlessSession.FindMissing().Select(m => m.Program).Concat(programs.Where(p => Programs.Find(p) is null)).ToList();
        Assert.SkipUnless(missing.Count == 0, $"not installed: {string.Join(", ", missing)}");
    }
}
