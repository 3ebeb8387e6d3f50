using LamPS.Core.Applications;
using LamPS.Desktop.AtSpi.Sessions;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Desktops;

/// <summary>Skips a test, with the reason, where programs that it drives aren't installed.</summary>
internal static class Needed
{
    public static void Session() =>
        Assert.SkipWhen(HeadlessSession.FindMissing().Count > 0, $"not installed: {string.Join(", ", HeadlessSession.FindMissing().Select(m => m.Program))}");

    public static void Programs(params string[] programs)
    {
        Session();
        var missing = programs.Where(p => Core.Applications.Programs.Find(p) is null).ToList();
        Assert.SkipWhen(missing.Count > 0, $"not installed: {string.Join(", ", missing)}");
    }
}
