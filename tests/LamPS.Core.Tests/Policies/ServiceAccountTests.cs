using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Policies;
using Xunit;

namespace LamPS.Core.Tests.Policies;

public sealed class ServiceAccountTests
{
    private static readonly Account System = new(@"NT AUTHORITY\SYSTEM", "S-1-5-18");

    [Theory]
    [InlineData(@"NT AUTHORITY\SYSTEM", "S-1-5-18")]
    [InlineData(@"NT AUTHORITY\LOCAL SERVICE", "S-1-5-19")]
    [InlineData(@"NT-AUTORITÄT\Netzwerkdienst", "S-1-5-20")]
    [InlineData(@"NT SERVICE\MSSQLSERVER", "S-1-5-80-3880718306-3832830129-1677859214-2598158968-1052248003")]
    [InlineData(@"IIS APPPOOL\DefaultAppPool", "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415")]
    [InlineData(@"CONTOSO\lamps$", "S-1-5-21-1-2-3-1105")]
    [InlineData(@"CONTOSO\PC7$", "S-1-5-21-1-2-3-1106")]
    public void Accounts_of_services_on_Windows_are_known(string name, string sid) => Assert.NotNull(ServiceAccounts.Describe(new Account(name, sid)));

    [Theory]
    [InlineData("daemon", 1u)]
    [InlineData("systemd-network", 998u)]
    [InlineData("_apt", 999u)]
    [InlineData("run-u1", 61184u)]
    [InlineData("run-u2", 65519u)]
    [InlineData("nobody", 65534u)]
    public void Accounts_of_the_system_on_Linux_are_known(string name, uint id) => Assert.NotNull(ServiceAccounts.Describe(new Account(name, UserId: id)));

    [Theory]
    [InlineData("root", 0u)]
    [InlineData("zoe", 1000u)]
    [InlineData("cost$", 1001u)]
    [InlineData("domain user", 1_700_001_234u)]
    public void People_on_Linux_are_people(string name, uint id) => Assert.Null(ServiceAccounts.Describe(new Account(name, UserId: id)));

    [Theory]
    [InlineData(@"CONTOSO\zoe", "S-1-5-21-1-2-3-1001")]
    [InlineData(@"PC\Administrator", "S-1-5-21-1-2-3-500")]
    [InlineData(@"AzureAD\zoe", "S-1-12-1-1-2-3-4")]
    public void People_on_Windows_are_people(string name, string sid) => Assert.Null(ServiceAccounts.Describe(new Account(name, sid)));

    [Fact]
    public void They_are_refused_with_what_to_do()
    {
        foreach (var policy in (Policy?[])[null, Policy.Unattended, PolicyReader.Read("service-accounts: deny", "own.yaml")])
        {
            var error = Assert.Throws<LamException>(() => ServiceAccounts.Check(System, policy));
            Assert.Equal(("ServiceAccountRefused", ExitCode.Refused), (error.Id, error.ExitCode));
            Assert.Contains("service-accounts: allow", error.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_policy_allows_them_and_people_need_none()
    {
        ServiceAccounts.Check(System, PolicyReader.Read("extends: unattended\nservice-accounts: allow", "own.yaml"));
        ServiceAccounts.Check(new Account(@"CONTOSO\zoe", "S-1-5-21-1-2-3-1001"), PolicyReader.Read("service-accounts: deny", "own.yaml"));
    }

    [Theory]
    [InlineData("service-accounts: ask", "nobody to ask")]
    [InlineData("service-accounts: yes", "isn't one of allow, ask, deny")]
    [InlineData("service-accounts: [allow]", "a text is expected")]
    public void What_is_neither_is_an_error_with_its_line(string text, string problem)
    {
        var error = Assert.Throws<LamException>(() => PolicyReader.Read("name: x\n" + text, "own.yaml"));
        Assert.Equal("PolicyInvalid", error.Id);
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_policy_of_a_host_denies_nobody_allows()
    {
        var subject = new PolicySubject("writer", "click", ["Print"], Risk.Outside);
        var allows = PolicyReader.Read("allow: [outside]", "client.yaml");
        Assert.Equal(PolicyVerdict.Allow, new PolicyGate(allows, NobodyToAsk.Instance).Evaluate(subject).Verdict);
        Assert.Equal(PolicyVerdict.Deny, new PolicyGate(allows, NobodyToAsk.Instance, bounds: Policy.Unattended).Evaluate(subject).Verdict);
        Assert.Equal(PolicyVerdict.Deny, new PolicyGate(allows, NobodyToAsk.Instance, bounds: Policy.Unattended).Within(allows).Evaluate(subject).Verdict);

        // What it allows or would ask is left to the client.
        Assert.Equal(PolicyVerdict.Allow, new PolicyGate(allows, NobodyToAsk.Instance, bounds: Policy.Attended).Evaluate(subject).Verdict);
        Assert.Equal(PolicyVerdict.Deny, new PolicyGate(Policy.Unattended, NobodyToAsk.Instance, bounds: allows).Evaluate(subject).Verdict);
    }
}
