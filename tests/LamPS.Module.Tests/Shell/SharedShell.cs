using LamPS.Module.Tests.Shell;
using Xunit;

// One PowerShell and one host for all: starting them takes longer than most tests.
[assembly: AssemblyFixture(typeof(PowerShellProcess))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
